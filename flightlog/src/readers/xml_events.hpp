/// Reads XML of any size, element by element.

#pragma once

#include <cstddef>
#include <string_view>

#include "flightlog/src/input/log_input.hpp"
#include "flightlog/src/readers/parse_outcome.hpp"

namespace transect::flightlog {

/// Attributes of one element, by local name.
class XmlAttributes {
public:
    explicit XmlAttributes(const char** names_and_values) : rest_{names_and_values} {}

    /// Empty if there is none of that name.
    std::string_view value(std::string_view name) const;

private:
    const char** rest_;
};

struct XmlElement {
    std::string_view name;
    /// What stands directly inside, without blanks around it; "(too long)" for more than 256 bytes.
    std::string_view text;
};

/// Names come without their prefix: writers differ in those, and some forget to declare them.
class XmlHandler {
public:
    XmlHandler() = default;
    XmlHandler(const XmlHandler&) = delete;
    XmlHandler& operator=(const XmlHandler&) = delete;
    XmlHandler(XmlHandler&&) = delete;
    XmlHandler& operator=(XmlHandler&&) = delete;
    virtual ~XmlHandler() = default;

    virtual void open(std::string_view name, const XmlAttributes& attributes, std::size_t line) = 0;

    virtual void close(const XmlElement& element) = 0;
};

/// Throws InputError for what no log needs and what only harms: elements nested deeper than 64,
/// entities of the file's own, and tags longer than 1 MiB.
ParseOutcome read_xml(LogInput& input, XmlHandler& handler);

}  // namespace transect::flightlog
