// A stable merge sort of lines by any comparator. What is sorted is the order of a line's elements; these are saved
// first, compared where they were saved, and put back in order in the end.
//
// @save keeps an element of a line, @restore puts at an index of the line what was kept of another, and @less compares
// what was kept of two.

// The lines are the middle dimension of three.
#before = 2 : index
#count = 100 : index
#after = 1 : index
// Runs of this many elements are sorted by insertion; then neighbouring runs are merged, so many times.
#run = 8 : index
#merges = 4 : index
// Which of the two orders holds the last one: 1 after an odd number of merges.
#last = 0 : index
!Orders = memref<2x100xi32>

func.func private @save(%before: index, %after: index, %i: index)
func.func private @restore(%before: index, %after: index, %i: index, %from: index)
func.func private @less(%i: index, %j: index) -> i1

func.func @sort() {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %false = arith.constant false
  %true = arith.constant true
  %n_before = arith.constant #before
  %n = arith.constant #count
  %n_after = arith.constant #after
  %run = arith.constant #run
  %merges = arith.constant #merges
  %last = arith.constant #last
  %orders = memref.alloc() : !Orders
  scf.for %b = %c0 to %n_before step %c1 {
    scf.for %a = %c0 to %n_after step %c1 {
      scf.for %i = %c0 to %n step %c1 {
        func.call @save(%b, %a, %i) : (index, index, index) -> ()
      }
      scf.for %start = %c0 to %n step %run {
        %after_run = arith.addi %start, %run : index
        %end = arith.minui %after_run, %n : index
        scf.for %i = %start to %end step %c1 {
          // Moves what is greater one place up, to make room for element i.
          %place = scf.while (%j = %i) : (index) -> index {
            %inside = arith.cmpi ugt, %j, %start : index
            %goes_on = scf.if %inside -> i1 {
              %p = arith.subi %j, %c1 : index
              %before_i32 = memref.load %orders[%c0, %p] : !Orders
              %before = arith.index_cast %before_i32 : i32 to index
              %less = func.call @less(%i, %before) : (index, index) -> i1
              scf.yield %less : i1
            } else {
              scf.yield %false : i1
            }
            scf.condition(%goes_on) %j : index
          } do {
          ^bb0(%j: index):
            %p = arith.subi %j, %c1 : index
            %moved = memref.load %orders[%c0, %p] : !Orders
            memref.store %moved, %orders[%c0, %j] : !Orders
            scf.yield %p : index
          }
          %i_i32 = arith.index_cast %i : index to i32
          memref.store %i_i32, %orders[%c0, %place] : !Orders
        }
      }
      %reached = scf.for %merge = %c0 to %merges step %c1 iter_args(%width = %run) -> (index) {
        %source = arith.andi %merge, %c1 : index
        %target = arith.xori %source, %c1 : index
        %both = arith.addi %width, %width : index
        scf.for %start = %c0 to %n step %both {
          %after_left = arith.addi %start, %width : index
          %middle = arith.minui %after_left, %n : index
          %after_right = arith.addi %start, %both : index
          %end = arith.minui %after_right, %n : index
          // The next of the left run, unless the next of the right run is less.
          %ends:2 = scf.for %k = %start to %end step %c1 iter_args(%l = %start, %r = %middle) -> (index, index) {
            %left_is_done = arith.cmpi uge, %l, %middle : index
            %take_right = scf.if %left_is_done -> i1 {
              scf.yield %true : i1
            } else {
              %right_is_there = arith.cmpi ult, %r, %end : index
              %is_less = scf.if %right_is_there -> i1 {
                %left_i32 = memref.load %orders[%source, %l] : !Orders
                %right_i32 = memref.load %orders[%source, %r] : !Orders
                %left = arith.index_cast %left_i32 : i32 to index
                %right = arith.index_cast %right_i32 : i32 to index
                %less = func.call @less(%right, %left) : (index, index) -> i1
                scf.yield %less : i1
              } else {
                scf.yield %false : i1
              }
              scf.yield %is_less : i1
            }
            %from = arith.select %take_right, %r, %l : index
            %taken = memref.load %orders[%source, %from] : !Orders
            memref.store %taken, %orders[%target, %k] : !Orders
            %step_right = arith.extui %take_right : i1 to i32
            %next_right = arith.index_cast %step_right : i32 to index
            %next_left = arith.subi %c1, %next_right : index
            %l_next = arith.addi %l, %next_left : index
            %r_next = arith.addi %r, %next_right : index
            scf.yield %l_next, %r_next : index, index
          }
        }
        scf.yield %both : index
      }
      scf.for %i = %c0 to %n step %c1 {
        %from_i32 = memref.load %orders[%last, %i] : !Orders
        %from = arith.index_cast %from_i32 : i32 to index
        func.call @restore(%b, %a, %i, %from) : (index, index, index, index) -> ()
      }
    }
  }
  return
}
