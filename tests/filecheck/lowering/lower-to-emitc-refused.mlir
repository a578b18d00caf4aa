// What has no C yet says so, with its place.
//
// RUN: hloom-opt %s --split-input-file --verify-diagnostics --lower-to-emitc

// expected-error @+1 {{unsupported: type vector<4xf32> at stage 'emitc'}}
func.func private @wide(%a: vector<4xf32>) -> vector<4xf32> {
  return %a : vector<4xf32>
}

// -----

func.func private @allocates() {
  // expected-error @+1 {{memref.alloc}}
  %0 = memref.alloc() : memref<4xf32>
  return
}
