// RUN: not hloom-opt --pass-pipeline='builtin.module(func.func(cse),canonicaliz)' %s 2>&1 | filecheck %s --check-prefix=UNKNOWN
// UNKNOWN:      <--pass-pipeline>:1:31: error: 'canonicaliz' does not refer to a registered pass or pass pipeline
// UNKNOWN-NEXT: builtin.module(func.func(cse),canonicaliz)
// UNKNOWN-NEXT:                               ^
// UNKNOWN-NEXT: help: did you mean "canonicalize"?

// RUN: not hloom-opt --pass-pipeline='builtin.module(canonicalize' %s 2>&1 | filecheck %s --check-prefix=UNCLOSED
// UNCLOSED:      <--pass-pipeline>:1:15: error: '(' is never closed
// UNCLOSED-NEXT: builtin.module(canonicalize
// UNCLOSED-NEXT:               ^

// RUN: not hloom-opt -p 'canonicalize{max-iteration=3}' %s 2>&1 | filecheck %s --check-prefix=OPTION
// OPTION:      <-p>:1:14: error: pass 'canonicalize' has no option 'max-iteration'
// OPTION-NEXT: canonicalize{max-iteration=3}
// OPTION-NEXT:              ^
// OPTION-NEXT: help: did you mean "max-iterations"?

// RUN: not hloom-opt '--canonicalize=max-iterations=x' %s 2>&1 | filecheck %s --check-prefix=VALUE
// VALUE:      <passes>:1:14: error: option 'max-iterations' takes int, not 'x'

// RUN: not hloom-opt -p cse --canonicalize %s 2>&1 | filecheck %s --check-prefix=TWICE
// TWICE: hloom: error: -p and passes cannot be used together

// RUN: not hloom-opt --pass-pipeline='builtin.module(func.func(symbol-dce))' %s 2>&1 | filecheck %s --check-prefix=ANCHOR
// ANCHOR: <--pass-pipeline>:1:26: error: pass 'symbol-dce' works on 'builtin.module' only, and cannot be scheduled on 'func.func'
