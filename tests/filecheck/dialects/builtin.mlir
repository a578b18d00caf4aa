// Modules, aliases and constants; the checks are what mlir-opt prints.
// RUN: hloom-opt %s --allow-unregistered-dialect | filecheck %s --strict-whitespace --match-full-lines
// RUN: hloom-opt %s --allow-unregistered-dialect --mlir-print-op-generic | hloom-opt --allow-unregistered-dialect | filecheck %s --strict-whitespace --match-full-lines

#rows = affine_map<(i, j) -> (i)>
module @named attributes {a.text = "tab\09", a.maps = [#rows, affine_map<(i, j) -> (j, i * 2 + 1)>], a.float = 0.7 : f32} {
  %0 = "t.constant"() {value = dense<[1.0, 0x7F800000, -0.0, 1.0e-5]> : tensor<4xf32>} : () -> tensor<4xf32>
  %1 = builtin.unrealized_conversion_cast %0 : tensor<4xf32> to tensor<?xf32>
  builtin.module {
  }
}

// CHECK:#map = affine_map<(d0, d1) -> (d0)>
// CHECK-NEXT:#map1 = affine_map<(d0, d1) -> (d1, d0 * 2 + 1)>
// CHECK-NEXT:module @named attributes {a.float = 0.699999988 : f32, a.maps = [#map, #map1], a.text = "tab\09"} {
// CHECK-NEXT:  %0 = "t.constant"() {value = dense<[1.000000e+00, 0x7F800000, -0.000000e+00, 9.99999974E-6]> : tensor<4xf32>} : () -> tensor<4xf32>
// CHECK-NEXT:  %1 = unrealized_conversion_cast %0 : tensor<4xf32> to tensor<?xf32>
// CHECK-NEXT:  module {
// CHECK-NEXT:  }
// CHECK-NEXT:}
