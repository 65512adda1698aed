#include "formats/plain_numbers.hpp"

#include <new>

namespace transect::formats {

PlainNumbers::PlainNumbers()
    : plain_{newlocale(LC_ALL_MASK, "C", nullptr)}, before_{uselocale(nullptr)}
{
    if (!plain_) {
        throw std::bad_alloc{};
    }
    uselocale(plain_.get());
}

PlainNumbers::~PlainNumbers()
{
    uselocale(before_);
}

}  // namespace transect::formats
