func.func @first() { return }
// -----
func.func @second() {
    "nowhere.to_be_found"() : () -> ()
    return
}
// -----
func.func @third() { return }
