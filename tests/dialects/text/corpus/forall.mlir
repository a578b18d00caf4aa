func.func @foralls(%n: index, %t: tensor<?xf32>, %m: memref<?xf32>, %x: f32) -> tensor<?xf32> {
  scf.forall (%i) in (4) {
    memref.store %x, %m[%i] : memref<?xf32>
  }
  scf.forall (%i, %j) in (%n, 4) {
    memref.store %x, %m[%i] : memref<?xf32>
  } {hloom.order = "any"}
  scf.forall (%i) = (0) to (%n) step (2) {
    memref.store %x, %m[%i] : memref<?xf32>
  }
  %0 = scf.forall (%i) in (%n) shared_outs(%o = %t) -> (tensor<?xf32>) {
    %s = tensor.extract_slice %o[%i] [1] [1] : tensor<?xf32> to tensor<1xf32>
    scf.forall.in_parallel {
      tensor.parallel_insert_slice %s into %o[%i] [1] [1] : tensor<1xf32> into tensor<?xf32>
    }
  }
  return %0 : tensor<?xf32>
}
