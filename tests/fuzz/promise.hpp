#pragma once

#include <stdexcept>

namespace transect::fuzz {

/// Nothing catches this, so the fuzzer keeps the bytes that broke the promise.
class BrokenPromise final : public std::logic_error {
    using std::logic_error::logic_error;
};

inline void promise(bool is_kept, const char* what)
{
    if (!is_kept) {
        throw BrokenPromise{what};
    }
}

}  // namespace transect::fuzz
