// What has no C yet says so, with its place.
//
// RUN: hloom-opt %s --split-input-file --verify-diagnostics --lower-to-emitc

// expected-error @+1 {{unsupported: type bf16 at stage 'emitc'}}
func.func private @small(%a: bf16) -> bf16 {
  return %a : bf16
}

// -----

func.func private @allocates() {
  // expected-error @+1 {{memref.alloc}}
  %0 = memref.alloc() : memref<4xf32>
  return
}
