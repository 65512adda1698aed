#pragma once

#include <string_view>

namespace transect::fuzz {

/// The bytes as a file, as `inspect` reads it: archives, recognition, account and all.
void any_file(std::string_view bytes);

}  // namespace transect::fuzz
