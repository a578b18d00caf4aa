// Fourier transforms of lines whose length has small factors only, of which every stage takes one (Stockham, as in
// fft.mlir): it adds up that many numbers for each one that it makes.
//
// @load gives a number of a line, @store takes one of the result.
!T = f32
// The lines are the middle dimension of three.
#before = 2 : index
#after = 1 : index
#count = 6 : index
// How many numbers of each result are stored.
#stored = 6 : index
// The factors, how many they are, and in which half of the scratch the result is in the end.
!Factors = memref<2xi32>
#factors = 2 : index
#last = 0 : index
!Line = memref<2x2x6x!T>
// exp(-2πi·k/count): the real parts, then the imaginary ones.
!Roots = memref<2x6x!T>

func.func private @load(%before: index, %i: index, %after: index) -> (!T, !T)
func.func private @store(%before: index, %i: index, %after: index, %re: !T, %im: !T)

func.func @fft(%roots: !Roots, %factors: !Factors) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %zero = arith.constant 0.0 : !T
  %n_before = arith.constant #before
  %n_after = arith.constant #after
  %n = arith.constant #count
  %stored = arith.constant #stored
  %stages = arith.constant #factors
  %last = arith.constant #last
  %line = memref.alloc() : !Line
  scf.for %before = %c0 to %n_before step %c1 {
    scf.for %after = %c0 to %n_after step %c1 {
      scf.for %i = %c0 to %n step %c1 {
        %re, %im = func.call @load(%before, %i, %after) : (index, index, index) -> (!T, !T)
        memref.store %re, %line[%c0, %c0, %i] : !Line
        memref.store %im, %line[%c0, %c1, %i] : !Line
      } {hloom.simd}
      %reached = scf.for %k = %c0 to %stages step %c1 iter_args(%step = %c1) -> (index) {
        %source = arith.andi %k, %c1 : index
        %target = arith.xori %source, %c1 : index
        %factor_i32 = memref.load %factors[%k] : !Factors
        %factor = arith.index_cast %factor_i32 : i32 to index
        %next = arith.muli %step, %factor : index
        %apart = arith.divui %n, %factor : index
        scf.for %from = %c0 to %apart step %step {
          %first_to = arith.muli %from, %factor : index
          scf.for %u = %c0 to %factor step %c1 {
            %offset = arith.muli %u, %step : index
            %to = arith.addi %first_to, %offset : index
            %first_root = arith.muli %from, %u : index
            %turn = arith.muli %apart, %u : index
            scf.for %q = %c0 to %step step %c1 {
              %to_q = arith.addi %to, %q : index
              memref.store %zero, %line[%target, %c0, %to_q] : !Line
              memref.store %zero, %line[%target, %c1, %to_q] : !Line
            } {hloom.simd}
            %turned = scf.for %j = %c0 to %factor step %c1 iter_args(%root = %first_root) -> (index) {
              %w_re = memref.load %roots[%c0, %root] : !Roots
              %w_im = memref.load %roots[%c1, %root] : !Roots
              %distance = arith.muli %j, %apart : index
              %start = arith.addi %from, %distance : index
              scf.for %q = %c0 to %step step %c1 {
                %from_q = arith.addi %start, %q : index
                %to_q = arith.addi %to, %q : index
                %x_re = memref.load %line[%source, %c0, %from_q] : !Line
                %x_im = memref.load %line[%source, %c1, %from_q] : !Line
                %y_re = memref.load %line[%target, %c0, %to_q] : !Line
                %y_im = memref.load %line[%target, %c1, %to_q] : !Line
                %0 = arith.mulf %x_re, %w_re : !T
                %1 = arith.mulf %x_im, %w_im : !T
                %2 = arith.subf %0, %1 : !T
                %3 = arith.mulf %x_re, %w_im : !T
                %4 = arith.mulf %x_im, %w_re : !T
                %5 = arith.addf %3, %4 : !T
                %z_re = arith.addf %y_re, %2 : !T
                %z_im = arith.addf %y_im, %5 : !T
                memref.store %z_re, %line[%target, %c0, %to_q] : !Line
                memref.store %z_im, %line[%target, %c1, %to_q] : !Line
              } {hloom.simd}
              %further = arith.addi %root, %turn : index
              %wraps = arith.cmpi uge, %further, %n : index
              %below = arith.subi %further, %n : index
              %next_root = arith.select %wraps, %below, %further : index
              scf.yield %next_root : index
            }
          }
        }
        scf.yield %next : index
      }
      scf.for %i = %c0 to %stored step %c1 {
        %re = memref.load %line[%last, %c0, %i] : !Line
        %im = memref.load %line[%last, %c1, %i] : !Line
        func.call @store(%before, %i, %after, %re, %im) : (index, index, index, !T, !T) -> ()
      } {hloom.simd}
    }
  }
  return
}
