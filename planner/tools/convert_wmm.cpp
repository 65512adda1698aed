/// convert_wmm WMM.COF ID OUTPUT: makes GeographicLib's coefficient file of the official text.
/// The build runs it.

#include <algorithm>
#include <exception>
#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

#include "transect/formats/files.hpp"

#include "tools/wmm_coefficients.hpp"

namespace {

using namespace transect;

tools::WmmId identifier(const std::string& text)
{
    tools::WmmId id{};
    if (text.size() != id.size()) {
        throw std::invalid_argument{"the identifier must have eight characters: '" + text + "'"};
    }
    std::copy(text.begin(), text.end(), id.begin());
    return id;
}

void convert(const std::vector<std::string>& arguments)
{
    constexpr std::size_t expected = 3;
    if (arguments.size() != expected) {
        throw std::invalid_argument{"usage: convert_wmm WMM.COF ID OUTPUT"};
    }
    constexpr std::size_t largest_bytes = 1U << 20U;
    const auto text = formats::read_file(arguments[0], largest_bytes);
    const auto coefficients = tools::read_wmm_coefficients({.text = text, .file = arguments[0]});
    formats::write_file(
        arguments[2], tools::geographiclib_coefficients(coefficients, identifier(arguments[1])));
}

}  // namespace

int main(int argc, char* argv[])
{
    try {
        convert({argv + 1, argv + argc});
        return 0;
    } catch (const std::exception& error) {
        std::cerr << "convert_wmm: " << error.what() << '\n';
        return 1;
    }
}
