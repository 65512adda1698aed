/// What is fuzzed: a name, and what is done with the bytes.

#pragma once

#include <span>
#include <string_view>

namespace transect::fuzz {

struct Target {
    std::string_view name;
    /// Ends the process where a promise is broken that holds for any bytes.
    void (*run)(std::string_view bytes);
};

std::span<const Target> targets();

/// Null for a name that is none.
const Target* find_target(std::string_view name);

}  // namespace transect::fuzz
