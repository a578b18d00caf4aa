// Cholesky factors of matrices, row after row: L with L·Lᴴ = A, of which one triangle is read.
//
// The triangle may be an upper one: @read gives the conjugate of an element of A, and @get and @put take the element of
// the factor across the diagonal. @minus_product is x - y·conj(z), @root the square root of a positive real part or NaN.
!T = f32
#matrices = 2 : index
#size = 5 : index

func.func private @zero() -> !T
func.func private @read(%matrix: index, %row: index, %column: index) -> !T
func.func private @get(%matrix: index, %row: index, %column: index) -> !T
func.func private @put(%matrix: index, %row: index, %column: index, %x: !T)
func.func private @minus_product(%x: !T, %y: !T, %z: !T) -> !T
func.func private @root(%x: !T) -> !T
func.func private @quotient(%x: !T, %y: !T) -> !T

func.func @cholesky() {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %matrices = arith.constant #matrices
  %n = arith.constant #size
  scf.for %m = %c0 to %matrices step %c1 {
    scf.for %i = %c0 to %n step %c1 {
      scf.for %j = %c0 to %i step %c1 {
        %a = func.call @read(%m, %i, %j) : (index, index, index) -> !T
        %rest = scf.for %k = %c0 to %j step %c1 iter_args(%x = %a) -> (!T) {
          %y = func.call @get(%m, %i, %k) : (index, index, index) -> !T
          %z = func.call @get(%m, %j, %k) : (index, index, index) -> !T
          %less = func.call @minus_product(%x, %y, %z) : (!T, !T, !T) -> !T
          scf.yield %less : !T
        } {hloom.simd = "add"}
        %pivot = func.call @get(%m, %j, %j) : (index, index, index) -> !T
        %factor = func.call @quotient(%rest, %pivot) : (!T, !T) -> !T
        func.call @put(%m, %i, %j, %factor) : (index, index, index, !T) -> ()
      }
      %a = func.call @read(%m, %i, %i) : (index, index, index) -> !T
      %rest = scf.for %k = %c0 to %i step %c1 iter_args(%x = %a) -> (!T) {
        %y = func.call @get(%m, %i, %k) : (index, index, index) -> !T
        %less = func.call @minus_product(%x, %y, %y) : (!T, !T, !T) -> !T
        scf.yield %less : !T
      } {hloom.simd = "add"}
      %pivot = func.call @root(%rest) : (!T) -> !T
      func.call @put(%m, %i, %i, %pivot) : (index, index, index, !T) -> ()
      // Nothing is said of the other triangle: it is zero.
      %next = arith.addi %i, %c1 : index
      scf.for %j = %next to %n step %c1 {
        %zero = func.call @zero() : () -> !T
        func.call @put(%m, %i, %j, %zero) : (index, index, index, !T) -> ()
      }
    }
  }
  return
}
