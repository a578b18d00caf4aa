module {
  func.func @foralls(%arg0: index, %arg1: tensor<?xf32>, %arg2: memref<?xf32>, %arg3: f32) -> tensor<?xf32> {
    scf.forall (%arg4) in (4) {
      memref.store %arg3, %arg2[%arg4] : memref<?xf32>
    }
    scf.forall (%arg4, %arg5) in (%arg0, 4) {
      memref.store %arg3, %arg2[%arg4] : memref<?xf32>
    } {hloom.order = "any"}
    scf.forall (%arg4) = (0) to (%arg0) step (2) {
      memref.store %arg3, %arg2[%arg4] : memref<?xf32>
    }
    %0 = scf.forall (%arg4) in (%arg0) shared_outs(%arg5 = %arg1) -> (tensor<?xf32>) {
      %extracted_slice = tensor.extract_slice %arg5[%arg4] [1] [1] : tensor<?xf32> to tensor<1xf32>
      scf.forall.in_parallel {
        tensor.parallel_insert_slice %extracted_slice into %arg5[%arg4] [1] [1] : tensor<1xf32> into tensor<?xf32>
      }
    }
    return %0 : tensor<?xf32>
  }
}
