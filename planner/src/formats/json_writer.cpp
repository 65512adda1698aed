#include "transect/formats/json_writer.hpp"

#include <cmath>
#include <stdexcept>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace transect::formats {
namespace {

std::string quoted(std::string_view text)
{
    using nlohmann::json;
    return json(text).dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace

void JsonWriter::before_value()
{
    if (open_.empty()) {
        if (!text_.empty()) {
            throw std::logic_error{"a JSON document has one value"};
        }
        return;
    }
    auto& level = open_.back();
    if (level.is_object) {
        if (!has_key_) {
            throw std::logic_error{"a value in a JSON object needs a key"};
        }
        has_key_ = false;
        return;
    }
    text_ += level.empty ? "\n" : ",\n";
    text_.append(open_.size(), ' ');
    level.empty = false;
}

void JsonWriter::key(std::string_view name)
{
    if (open_.empty() || !open_.back().is_object || has_key_) {
        throw std::logic_error{"a JSON key belongs into an object, before a value"};
    }
    auto& level = open_.back();
    text_ += level.empty ? "\n" : ",\n";
    text_.append(open_.size(), ' ');
    text_ += quoted(name) + ": ";
    level.empty = false;
    has_key_ = true;
}

void JsonWriter::begin_object()
{
    before_value();
    text_ += '{';
    open_.push_back({.is_object = true});
}

void JsonWriter::end_object()
{
    close(true, '}');
}

void JsonWriter::begin_array()
{
    before_value();
    text_ += '[';
    open_.push_back({.is_object = false});
}

void JsonWriter::end_array()
{
    close(false, ']');
}

void JsonWriter::close(bool is_object, char bracket)
{
    if (open_.empty() || open_.back().is_object != is_object || has_key_) {
        throw std::logic_error{"JSON containers are closed in the order they were opened"};
    }
    const bool empty = open_.back().empty;
    open_.pop_back();
    if (!empty) {
        text_ += '\n';
        text_.append(open_.size(), ' ');
    }
    text_ += bracket;
}

void JsonWriter::value(double number)
{
    if (!std::isfinite(number)) {
        throw std::logic_error{"JSON has no text for a number that is not finite"};
    }
    before_value();
    text_ += number == 0.0 ? "0" : fmt::format("{}", number);
}

void JsonWriter::value(std::int64_t number)
{
    before_value();
    text_ += fmt::format("{}", number);
}

void JsonWriter::value(std::string_view text)
{
    before_value();
    text_ += quoted(text);
}

void JsonWriter::value(bool truth)
{
    before_value();
    text_ += truth ? "true" : "false";
}

void JsonWriter::null()
{
    before_value();
    text_ += "null";
}

void JsonWriter::raw(std::string_view json)
{
    before_value();
    text_ += json;
}

std::string JsonWriter::text() const
{
    if (!open_.empty() || text_.empty()) {
        throw std::logic_error{"a JSON document is complete when all containers are closed"};
    }
    return text_ + '\n';
}

}  // namespace transect::formats
