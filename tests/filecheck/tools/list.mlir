// RUN: hloom list passes | filecheck %s --check-prefix=PASSES
// RUN: hloom list rules | filecheck %s --check-prefix=RULES
// RUN: hloom list dialects | filecheck %s --check-prefix=DIALECTS
// RUN: hloom list targets | filecheck %s --check-prefix=TARGETS
// RUN: hloom list pipelines | filecheck %s --check-prefix=PIPELINES

// PASSES:     {{^}}canonicalize {{.*}}
// PASSES:     {{^}}lower-to-linalg {{.*}}
// PASSES:     {{^}}convert-scf-to-cf {{ *}}xDSL's
// RULES:      {{^}}transpose_transpose {{ *}}exact  transpose(transpose(x, p), q) → transpose(x, p∘q)
// DIALECTS:   {{^}}affine {{ *}}xDSL's
// DIALECTS:   {{^}}stablehlo{{$}}
// TARGETS:    {{^}}c{{.*}}
// TARGETS:    {{^}}interpreter{{.*}}
// PIPELINES:  {{^}}stablehlo {{ *}}stablehlo-legalize-composite-to-call,inline,checks-to-status,canonicalize,cse,symbol-dce,lower-to-linalg
