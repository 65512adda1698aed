/// Tells documents in JSON apart by their beginning.

#pragma once

#include <string_view>

namespace transect::flightlog {

class JsonHead {
public:
    explicit JsonHead(std::string_view head) : head_{head} {}

    /// Begins as an object or an array.
    bool is_json() const;

    /// A member of that name, with any blanks before its colon.
    bool has_key(std::string_view name) const;

private:
    std::string_view head_;
};

}  // namespace transect::flightlog
