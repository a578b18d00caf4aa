// RUN: not hloom-opt --canonicaliz %s 2>&1 | filecheck %s --check-prefix=FLAG
// FLAG:      hloom: error: unknown argument '--canonicaliz'
// FLAG-NEXT: help: did you mean "--canonicalize"?

// RUN: not hloom-opt -split-input-fil %s 2>&1 | filecheck %s --check-prefix=DASH
// DASH:      hloom: error: unknown argument '--split-input-fil'
// DASH-NEXT: help: did you mean "--split-input-file"?

// RUN: not hloom oopt %s 2>&1 | filecheck %s --check-prefix=TOOL
// TOOL:      hloom: error: unknown tool 'oopt'
// TOOL-NEXT: help: did you mean "opt"?

// RUN: not hloom-opt --verify-each=maybe %s 2>&1 | filecheck %s --check-prefix=BOOLEAN
// BOOLEAN: hloom: error: argument --verify-each: 'maybe' is invalid value for boolean argument! Try 0 or 1

// RUN: hloom --version | filecheck %s --check-prefix=VERSION
// VERSION: hloom {{[0-9]+}}.{{[0-9]+}}.{{[0-9]+}}

// RUN: hloom-opt --show-dialects | filecheck %s --check-prefix=DIALECTS
// DIALECTS: Available Dialects: {{.*}},builtin,{{.*}},stablehlo
