$version: "2"

namespace example.shop.parts

structure Size {
    width: Integer
}
