// Systems of equations A·X = B with triangular A, by substitution, a row of X after the other.
//
// @place is the row that is the k-th to be known: the first ones of a lower triangle, the last ones of an upper. A and X
// are what the op says, perhaps transposed: @read gives an element of A, @start lets an element of X be that of B, @get
// and @put take elements of X, and @finish puts one where it belongs, where X is `elsewhere` while it is being solved.
// @minus_product is x - y·z.
!T = f32
#matrices = 2 : index
#rows = 5 : index
#columns = 3 : index
#unit_diagonal = false
#elsewhere = true

func.func private @place(%k: index) -> index
func.func private @read(%matrix: index, %row: index, %column: index) -> !T
func.func private @start(%matrix: index, %row: index, %column: index)
func.func private @get(%matrix: index, %row: index, %column: index) -> !T
func.func private @put(%matrix: index, %row: index, %column: index, %x: !T)
func.func private @finish(%matrix: index, %row: index, %column: index)
func.func private @minus_product(%x: !T, %y: !T, %z: !T) -> !T
func.func private @quotient(%x: !T, %y: !T) -> !T

func.func @solve() {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %matrices = arith.constant #matrices
  %rows = arith.constant #rows
  %columns = arith.constant #columns
  %unit_diagonal = arith.constant #unit_diagonal
  %elsewhere = arith.constant #elsewhere
  scf.for %m = %c0 to %matrices step %c1 {
    scf.for %order = %c0 to %rows step %c1 {
      %i = func.call @place(%order) : (index) -> index
      scf.for %c = %c0 to %columns step %c1 {
        func.call @start(%m, %i, %c) : (index, index, index) -> ()
      } {hloom.simd}
      scf.for %known = %c0 to %order step %c1 {
        %k = func.call @place(%known) : (index) -> index
        %a = func.call @read(%m, %i, %k) : (index, index, index) -> !T
        scf.for %c = %c0 to %columns step %c1 {
          %x = func.call @get(%m, %i, %c) : (index, index, index) -> !T
          %y = func.call @get(%m, %k, %c) : (index, index, index) -> !T
          %less = func.call @minus_product(%x, %a, %y) : (!T, !T, !T) -> !T
          func.call @put(%m, %i, %c, %less) : (index, index, index, !T) -> ()
        } {hloom.simd}
      }
      scf.if %unit_diagonal {
      } else {
        %pivot = func.call @read(%m, %i, %i) : (index, index, index) -> !T
        scf.for %c = %c0 to %columns step %c1 {
          %x = func.call @get(%m, %i, %c) : (index, index, index) -> !T
          %y = func.call @quotient(%x, %pivot) : (!T, !T) -> !T
          func.call @put(%m, %i, %c, %y) : (index, index, index, !T) -> ()
        } {hloom.simd}
      }
    }
    scf.if %elsewhere {
      scf.for %c = %c0 to %columns step %c1 {
        scf.for %i = %c0 to %rows step %c1 {
          func.call @finish(%m, %i, %c) : (index, index, index) -> ()
        }
      }
    }
  }
  return
}
