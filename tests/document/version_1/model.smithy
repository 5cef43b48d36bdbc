namespace example.old
integer Count
@box
boolean Flag
set Names { member: String }
@enum([{ value: "a", name: "A" }, { value: "b", deprecated: true }])
string Letter
structure Old { a: Count, b: Flag, @box c: Count, d: PrimitiveLong, e: Letter }
