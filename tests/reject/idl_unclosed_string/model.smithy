$version: "2.0"
namespace example.wrong

@documentation("begins here
string Text
