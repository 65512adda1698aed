/// Reads JSON of any size, value by value.

#pragma once

#include <cstddef>
#include <string_view>
#include <variant>

#include "flightlog/src/input/log_input.hpp"
#include "flightlog/src/readers/parse_outcome.hpp"

namespace transect::flightlog {

/// Null, a truth value, a number or a text.
using JsonScalar = std::variant<std::monostate, bool, double, std::string_view>;

/// Where an object or array begins.
struct JsonStart {
    std::size_t level = 0;
    std::size_t offset = 0;  ///< of its bracket, from the start of the file
};

/// Levels count from 1, the outermost object or array.
class JsonHandler {
public:
    JsonHandler() = default;
    JsonHandler(const JsonHandler&) = delete;
    JsonHandler& operator=(const JsonHandler&) = delete;
    JsonHandler(JsonHandler&&) = delete;
    JsonHandler& operator=(JsonHandler&&) = delete;
    virtual ~JsonHandler() = default;

    virtual void open(const JsonStart& start) = 0;
    virtual void close(std::size_t level) = 0;
    virtual void key(std::size_t level, std::string_view name) = 0;
    virtual void scalar(std::size_t level, const JsonScalar& value) = 0;
};

/// One value, or several behind each other. Throws InputError for what nests deeper than 64 levels
/// and for a text or number longer than 1 MiB.
ParseOutcome read_json(LogInput& input, JsonHandler& handler);

}  // namespace transect::flightlog
