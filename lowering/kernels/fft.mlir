// Fourier transforms of lines of 4^k or 2·4^k numbers, from which every stage takes a factor 4, and the last one 2
// where that is left (Stockham: each stage puts its numbers where the next one finds them together, and the last one
// in order). A line lies in scratch meanwhile, its real and its imaginary parts apart.
//
// @load gives a number of a line, @store takes one of the result.
!T = f32
// The lines are the middle dimension of three.
#before = 2 : index
#after = 1 : index
#count = 8 : index
#half = 4 : index
#quarter = 2 : index
// How many numbers of each result are stored.
#stored = 8 : index
// Stages of factor 4; whether a factor 2 is left; and in which half of the scratch the result is in the end.
#fours = 1 : index
#two = true
#last = 0 : index
!Line = memref<2x2x8x!T>
// exp(-2πi·u·p/count) for u = 1, 2, 3 and each p below the quarter, or 1 where there is none: the real parts, then the
// imaginary ones.
!Twiddles = memref<3x2x2x!T>

func.func private @load(%before: index, %i: index, %after: index) -> (!T, !T)
func.func private @store(%before: index, %i: index, %after: index, %re: !T, %im: !T)

// Four numbers of the source, a quarter of the line apart from `from` on, to the target, `step` apart from `to` on.
func.func private @butterfly(%line: !Line, %source: index, %target: index, %from: index, %to: index, %step: index,
                             %u_re: !T, %u_im: !T, %v_re: !T, %v_im: !T, %w_re: !T, %w_im: !T) attributes {hloom.inline} {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %quarter = arith.constant #quarter
  %from_b = arith.addi %from, %quarter : index
  %from_c = arith.addi %from_b, %quarter : index
  %from_d = arith.addi %from_c, %quarter : index
  %a_re = memref.load %line[%source, %c0, %from] : !Line
  %b_re = memref.load %line[%source, %c0, %from_b] : !Line
  %c_re = memref.load %line[%source, %c0, %from_c] : !Line
  %d_re = memref.load %line[%source, %c0, %from_d] : !Line
  %a_im = memref.load %line[%source, %c1, %from] : !Line
  %b_im = memref.load %line[%source, %c1, %from_b] : !Line
  %c_im = memref.load %line[%source, %c1, %from_c] : !Line
  %d_im = memref.load %line[%source, %c1, %from_d] : !Line
  %ac_re = arith.addf %a_re, %c_re : !T
  %ac_im = arith.addf %a_im, %c_im : !T
  %a_c_re = arith.subf %a_re, %c_re : !T
  %a_c_im = arith.subf %a_im, %c_im : !T
  %bd_re = arith.addf %b_re, %d_re : !T
  %bd_im = arith.addf %b_im, %d_im : !T
  %b_d_re = arith.subf %b_re, %d_re : !T
  %b_d_im = arith.subf %b_im, %d_im : !T
  // a + c + (b + d); a - c - i (b - d); a + c - (b + d); a - c + i (b - d)
  %y0_re = arith.addf %ac_re, %bd_re : !T
  %y0_im = arith.addf %ac_im, %bd_im : !T
  %y1_re = arith.addf %a_c_re, %b_d_im : !T
  %y1_im = arith.subf %a_c_im, %b_d_re : !T
  %y2_re = arith.subf %ac_re, %bd_re : !T
  %y2_im = arith.subf %ac_im, %bd_im : !T
  %y3_re = arith.subf %a_c_re, %b_d_im : !T
  %y3_im = arith.addf %a_c_im, %b_d_re : !T
  %0 = arith.mulf %y1_re, %u_re : !T
  %1 = arith.mulf %y1_im, %u_im : !T
  %z1_re = arith.subf %0, %1 : !T
  %2 = arith.mulf %y1_re, %u_im : !T
  %3 = arith.mulf %y1_im, %u_re : !T
  %z1_im = arith.addf %2, %3 : !T
  %4 = arith.mulf %y2_re, %v_re : !T
  %5 = arith.mulf %y2_im, %v_im : !T
  %z2_re = arith.subf %4, %5 : !T
  %6 = arith.mulf %y2_re, %v_im : !T
  %7 = arith.mulf %y2_im, %v_re : !T
  %z2_im = arith.addf %6, %7 : !T
  %8 = arith.mulf %y3_re, %w_re : !T
  %9 = arith.mulf %y3_im, %w_im : !T
  %z3_re = arith.subf %8, %9 : !T
  %10 = arith.mulf %y3_re, %w_im : !T
  %11 = arith.mulf %y3_im, %w_re : !T
  %z3_im = arith.addf %10, %11 : !T
  %to_1 = arith.addi %to, %step : index
  %to_2 = arith.addi %to_1, %step : index
  %to_3 = arith.addi %to_2, %step : index
  memref.store %y0_re, %line[%target, %c0, %to] : !Line
  memref.store %z1_re, %line[%target, %c0, %to_1] : !Line
  memref.store %z2_re, %line[%target, %c0, %to_2] : !Line
  memref.store %z3_re, %line[%target, %c0, %to_3] : !Line
  memref.store %y0_im, %line[%target, %c1, %to] : !Line
  memref.store %z1_im, %line[%target, %c1, %to_1] : !Line
  memref.store %z2_im, %line[%target, %c1, %to_2] : !Line
  memref.store %z3_im, %line[%target, %c1, %to_3] : !Line
  return
}

func.func @fft(%twiddles: !Twiddles) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %c4 = arith.constant 4 : index
  %n_before = arith.constant #before
  %n_after = arith.constant #after
  %n = arith.constant #count
  %half = arith.constant #half
  %quarter = arith.constant #quarter
  %stored = arith.constant #stored
  %fours = arith.constant #fours
  %two = arith.constant #two
  %last = arith.constant #last
  %first = arith.minui %fours, %c1 : index
  %line = memref.alloc() : !Line
  scf.for %before = %c0 to %n_before step %c1 {
    scf.for %after = %c0 to %n_after step %c1 {
      scf.for %i = %c0 to %n step %c1 {
        %re, %im = func.call @load(%before, %i, %after) : (index, index, index) -> (!T, !T)
        memref.store %re, %line[%c0, %c0, %i] : !Line
        memref.store %im, %line[%c0, %c1, %i] : !Line
      } {hloom.simd}
      // The first stage: neighbours have different factors.
      scf.for %k = %c0 to %first step %c1 {
        scf.for %p = %c0 to %quarter step %c1 {
          %u_re = memref.load %twiddles[%c0, %c0, %p] : !Twiddles
          %u_im = memref.load %twiddles[%c0, %c1, %p] : !Twiddles
          %v_re = memref.load %twiddles[%c1, %c0, %p] : !Twiddles
          %v_im = memref.load %twiddles[%c1, %c1, %p] : !Twiddles
          %w_re = memref.load %twiddles[%c2, %c0, %p] : !Twiddles
          %w_im = memref.load %twiddles[%c2, %c1, %p] : !Twiddles
          %to = arith.muli %p, %c4 : index
          func.call @butterfly(%line, %c0, %c1, %p, %to, %c1, %u_re, %u_im, %v_re, %v_im, %w_re, %w_im)
            : (!Line, index, index, index, index, index, !T, !T, !T, !T, !T, !T) -> ()
        } {hloom.simd}
      }
      // In the others, runs of `step` neighbours have the same ones.
      %reached = scf.for %k = %c1 to %fours step %c1 iter_args(%step = %c4) -> (index) {
        %source = arith.andi %k, %c1 : index
        %target = arith.xori %source, %c1 : index
        %next = arith.muli %step, %c4 : index
        scf.for %from = %c0 to %quarter step %step {
          %u_re = memref.load %twiddles[%c0, %c0, %from] : !Twiddles
          %u_im = memref.load %twiddles[%c0, %c1, %from] : !Twiddles
          %v_re = memref.load %twiddles[%c1, %c0, %from] : !Twiddles
          %v_im = memref.load %twiddles[%c1, %c1, %from] : !Twiddles
          %w_re = memref.load %twiddles[%c2, %c0, %from] : !Twiddles
          %w_im = memref.load %twiddles[%c2, %c1, %from] : !Twiddles
          %to = arith.muli %from, %c4 : index
          scf.for %q = %c0 to %step step %c1 {
            %from_q = arith.addi %from, %q : index
            %to_q = arith.addi %to, %q : index
            func.call @butterfly(%line, %source, %target, %from_q, %to_q, %step, %u_re, %u_im, %v_re, %v_im, %w_re, %w_im)
              : (!Line, index, index, index, index, index, !T, !T, !T, !T, !T, !T) -> ()
          } {hloom.simd}
        }
        scf.yield %next : index
      }
      scf.if %two {
        %target = arith.constant #last
        %source = arith.xori %target, %c1 : index
        scf.for %i = %c0 to %half step %c1 {
          %j = arith.addi %i, %half : index
          %a_re = memref.load %line[%source, %c0, %i] : !Line
          %a_im = memref.load %line[%source, %c1, %i] : !Line
          %b_re = memref.load %line[%source, %c0, %j] : !Line
          %b_im = memref.load %line[%source, %c1, %j] : !Line
          %x_re = arith.addf %a_re, %b_re : !T
          %x_im = arith.addf %a_im, %b_im : !T
          %y_re = arith.subf %a_re, %b_re : !T
          %y_im = arith.subf %a_im, %b_im : !T
          memref.store %x_re, %line[%target, %c0, %i] : !Line
          memref.store %x_im, %line[%target, %c1, %i] : !Line
          memref.store %y_re, %line[%target, %c0, %j] : !Line
          memref.store %y_im, %line[%target, %c1, %j] : !Line
        } {hloom.simd}
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
