$version: "2"
namespace example.mixed
string Later
