/// Words in JSON that stand for the values of an enumeration.

#pragma once

#include <array>
#include <string>
#include <string_view>

#include "formats/json_document.hpp"

namespace transect::formats {

template <typename Value>
struct Choice {
    std::string_view word;
    Value value;
};

template <typename Value, std::size_t Count>
Value choice_at(const JsonView& view, const std::array<Choice<Value>, Count>& choices)
{
    const auto word = view.string();
    std::string expected;
    for (const auto& choice : choices) {
        if (choice.word == word) {
            return choice.value;
        }
        expected += (expected.empty() ? "" : ", ") + std::string{choice.word};
    }
    view.fail("expected one of " + expected);
}

template <typename Value, std::size_t Count>
std::string_view word_for(Value value, const std::array<Choice<Value>, Count>& choices)
{
    std::string_view word = choices.front().word;
    for (const auto& choice : choices) {
        word = choice.value == value ? choice.word : word;
    }
    return word;
}

}  // namespace transect::formats
