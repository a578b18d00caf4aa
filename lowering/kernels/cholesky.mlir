// Cholesky factors of matrices: U with Uᴴ·U = A, of which the upper triangle is read. Row after row of U is finished, and
// taken off what is left of A below it; all of that happens in scratch, where rows are neighbours.
//
// @read gives an element of A, perhaps the conjugate of the one across the diagonal; @finish stores one of U accordingly,
// and @clear makes one of the other triangle zero. @root is the square root of a positive real part or NaN,
// @minus_product is x - y·z.
!T = f32
#matrices = 2 : index
#size = 5 : index
!Rest = memref<5x5xf32>

func.func private @read(%matrix: index, %row: index, %column: index) -> !T
func.func private @finish(%matrix: index, %row: index, %column: index, %x: !T)
func.func private @clear(%matrix: index, %row: index, %column: index)
func.func private @conjugate(%x: !T) -> !T
func.func private @minus_product(%x: !T, %y: !T, %z: !T) -> !T
func.func private @quotient(%x: !T, %y: !T) -> !T
func.func private @root(%x: !T) -> !T

func.func @cholesky() {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %matrices = arith.constant #matrices
  %n = arith.constant #size
  %rest = memref.alloc() : !Rest
  scf.for %m = %c0 to %matrices step %c1 {
    scf.for %i = %c0 to %n step %c1 {
      scf.for %j = %i to %n step %c1 {
        %a = func.call @read(%m, %i, %j) : (index, index, index) -> !T
        memref.store %a, %rest[%i, %j] : !Rest
      }
    }
    scf.for %k = %c0 to %n step %c1 {
      %next = arith.addi %k, %c1 : index
      %square = memref.load %rest[%k, %k] : !Rest
      %pivot = func.call @root(%square) : (!T) -> !T
      memref.store %pivot, %rest[%k, %k] : !Rest
      scf.for %j = %next to %n step %c1 {
        %a = memref.load %rest[%k, %j] : !Rest
        %u = func.call @quotient(%a, %pivot) : (!T, !T) -> !T
        memref.store %u, %rest[%k, %j] : !Rest
      } {hloom.simd}
      scf.for %i = %next to %n step %c1 {
        %u = memref.load %rest[%k, %i] : !Rest
        %factor = func.call @conjugate(%u) : (!T) -> !T
        scf.for %j = %i to %n step %c1 {
          %a = memref.load %rest[%i, %j] : !Rest
          %v = memref.load %rest[%k, %j] : !Rest
          %less = func.call @minus_product(%a, %factor, %v) : (!T, !T, !T) -> !T
          memref.store %less, %rest[%i, %j] : !Rest
        } {hloom.simd}
      }
    }
    scf.for %i = %c0 to %n step %c1 {
      scf.for %j = %c0 to %i step %c1 {
        func.call @clear(%m, %i, %j) : (index, index, index) -> ()
      }
      scf.for %j = %i to %n step %c1 {
        %u = memref.load %rest[%i, %j] : !Rest
        func.call @finish(%m, %i, %j, %u) : (index, index, index, !T) -> ()
      }
    }
  }
  return
}
