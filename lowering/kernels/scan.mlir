// Running combinations along the middle dimension of three, one element after the other.
//
// @place gives the index of the k-th element to combine; @step takes what is carried to an element, and the element, and
// stores what becomes of them.
#before = 2 : index
#count = 100 : index
#after = 3 : index

func.func private @place(%k: index) -> index
func.func private @step(%before: index, %i: index, %after: index)

func.func @scan() {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %n_before = arith.constant #before
  %n = arith.constant #count
  %n_after = arith.constant #after
  scf.for %b = %c0 to %n_before step %c1 {
    scf.for %k = %c0 to %n step %c1 {
      %i = func.call @place(%k) : (index) -> index
      scf.for %a = %c0 to %n_after step %c1 {
        func.call @step(%b, %i, %a) : (index, index, index) -> ()
      } {hloom.simd}
    }
  }
  return
}
