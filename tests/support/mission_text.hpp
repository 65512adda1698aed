/// Missions as text, and ways to damage them.

#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace transect::test {

/// tests/data/mission.json, which names shipped profiles and an area file beside it.
std::string mission_text();

/// A mission complete in itself whose numbers have many digits, with every optional key.
std::string awkward_mission_text();

/// `text` with the first `what` replaced; there must be one.
std::string replaced(std::string text, const std::string& what, const std::string& by);

/// `text` without any `part`.
std::string without(std::string text, const std::string& part);

struct Span {
    std::size_t offset;
    std::size_t length;
};

/// The numbers of a JSON text that are values or elements of arrays.
std::vector<Span> numbers_in(const std::string& json);

}  // namespace transect::test
