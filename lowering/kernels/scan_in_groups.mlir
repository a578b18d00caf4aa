// Running combinations of lines by an associative function, four elements at a time: these are combined among
// themselves before what is carried to them is known, so that there is one step from one carried value to the next.
//
// @combine gives the combination of two elements, and @place the index of the k-th that is to be combined.
!T = f32
#lines = 2 : index
#count = 102 : index
#groups = 25 : index
#grouped = 100 : index
!Lines = memref<2x102x!T>
!Carried = memref<2x!T>

func.func private @combine(%x: !T, %y: !T) -> !T
func.func private @place(%k: index) -> index

func.func @scan(%in: !Lines, %out: !Lines, %carried: !Carried) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %c3 = arith.constant 3 : index
  %c4 = arith.constant 4 : index
  %n_lines = arith.constant #lines
  %n = arith.constant #count
  %groups = arith.constant #groups
  %grouped = arith.constant #grouped
  scf.for %line = %c0 to %n_lines step %c1 {
    %start = memref.load %carried[%line] : !Carried
    %before_rest = scf.for %group = %c0 to %groups step %c1 iter_args(%carry = %start) -> (!T) {
      %k0 = arith.muli %group, %c4 : index
      %k1 = arith.addi %k0, %c1 : index
      %k2 = arith.addi %k0, %c2 : index
      %k3 = arith.addi %k0, %c3 : index
      %i0 = func.call @place(%k0) : (index) -> index
      %i1 = func.call @place(%k1) : (index) -> index
      %i2 = func.call @place(%k2) : (index) -> index
      %i3 = func.call @place(%k3) : (index) -> index
      %x0 = memref.load %in[%line, %i0] : !Lines
      %x1 = memref.load %in[%line, %i1] : !Lines
      %x2 = memref.load %in[%line, %i2] : !Lines
      %x3 = memref.load %in[%line, %i3] : !Lines
      %x01 = func.call @combine(%x0, %x1) : (!T, !T) -> !T
      %x23 = func.call @combine(%x2, %x3) : (!T, !T) -> !T
      %x012 = func.call @combine(%x01, %x2) : (!T, !T) -> !T
      %x0123 = func.call @combine(%x01, %x23) : (!T, !T) -> !T
      %y0 = func.call @combine(%carry, %x0) : (!T, !T) -> !T
      %y1 = func.call @combine(%carry, %x01) : (!T, !T) -> !T
      %y2 = func.call @combine(%carry, %x012) : (!T, !T) -> !T
      %y3 = func.call @combine(%carry, %x0123) : (!T, !T) -> !T
      memref.store %y0, %out[%line, %i0] : !Lines
      memref.store %y1, %out[%line, %i1] : !Lines
      memref.store %y2, %out[%line, %i2] : !Lines
      memref.store %y3, %out[%line, %i3] : !Lines
      scf.yield %y3 : !T
    }
    %end = scf.for %k = %grouped to %n step %c1 iter_args(%carry = %before_rest) -> (!T) {
      %i = func.call @place(%k) : (index) -> index
      %x = memref.load %in[%line, %i] : !Lines
      %y = func.call @combine(%carry, %x) : (!T, !T) -> !T
      memref.store %y, %out[%line, %i] : !Lines
      scf.yield %y : !T
    }
    memref.store %end, %carried[%line] : !Carried
  }
  return
}
