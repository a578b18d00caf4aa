// The first elements of lines, in order, and their indices: those found so far are kept where they are wanted, and each
// element that comes before the last of them is put in its place.
//
// @less says whether an element comes before another.
!T = f32
!I = i32
// The lines are the middle dimension of three.
#before = 2 : index
#count = 100 : index
#after = 1 : index
#wanted = 5 : index
!Lines = memref<2x100x1xf32>
!Values = memref<2x5x1xf32>
!Indices = memref<2x5x1xi32>

func.func private @less(%x: !T, %y: !T) -> i1

func.func @topk(%lines: !Lines, %values: !Values, %indices: !Indices) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %false = arith.constant false
  %true = arith.constant true
  %n_before = arith.constant #before
  %n = arith.constant #count
  %n_after = arith.constant #after
  %wanted = arith.constant #wanted
  %last = arith.subi %wanted, %c1 : index
  scf.for %b = %c0 to %n_before step %c1 {
    scf.for %a = %c0 to %n_after step %c1 {
      scf.for %i = %c0 to %n step %c1 {
        %x = memref.load %lines[%b, %i, %a] : !Lines
        %is_full = arith.cmpi uge, %i, %wanted : index
        %goes_in = scf.if %is_full -> i1 {
          %y = memref.load %values[%b, %last, %a] : !Values
          %less = func.call @less(%x, %y) : (!T, !T) -> i1
          scf.yield %less : i1
        } else {
          scf.yield %true : i1
        }
        scf.if %goes_in {
          %end = arith.minui %i, %last : index
          %place = scf.while (%j = %end) : (index) -> index {
            %inside = arith.cmpi ugt, %j, %c0 : index
            %goes_on = scf.if %inside -> i1 {
              %p = arith.subi %j, %c1 : index
              %y = memref.load %values[%b, %p, %a] : !Values
              %less = func.call @less(%x, %y) : (!T, !T) -> i1
              scf.yield %less : i1
            } else {
              scf.yield %false : i1
            }
            scf.condition(%goes_on) %j : index
          } do {
          ^bb0(%j: index):
            %p = arith.subi %j, %c1 : index
            %value = memref.load %values[%b, %p, %a] : !Values
            %index = memref.load %indices[%b, %p, %a] : !Indices
            memref.store %value, %values[%b, %j, %a] : !Values
            memref.store %index, %indices[%b, %j, %a] : !Indices
            scf.yield %p : index
          }
          %own = arith.index_cast %i : index to !I
          memref.store %x, %values[%b, %place, %a] : !Values
          memref.store %own, %indices[%b, %place, %a] : !Indices
        }
      }
    }
  }
  return
}
