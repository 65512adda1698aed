#include "formats/json_document.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "formats/json_reader.hpp"

namespace transect::formats {
namespace {

using nlohmann::json;

std::string_view without_byte_order_mark(std::string_view text)
{
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    return text.starts_with(mark) ? text.substr(mark.size()) : text;
}

// NOLINTNEXTLINE(misc-no-recursion): a document has at most 64 levels
bool find_path(const json& from, const json& value, JsonPath& path)
{
    if (&from == &value) {
        return true;
    }
    if (!from.is_structured()) {
        return false;
    }
    std::size_t index = 0;
    for (auto element = from.begin(); element != from.end(); ++element, ++index) {
        path.push_back(from.is_object() ? element.key() : std::to_string(index));
        if (find_path(*element, value, path)) {
            return true;
        }
        path.pop_back();
    }
    return false;
}

bool is_index(std::string_view key)
{
    return !key.empty() && std::ranges::all_of(key, [](char c) { return c >= '0' && c <= '9'; });
}

std::string with_key(const std::string& key, const std::string& problem)
{
    return key.empty() ? problem : key + ": " + problem;
}

}  // namespace

JsonError::JsonError(SourcePosition where, std::string key, std::string problem)
    : InputError{std::move(where), with_key(key, problem)},
      key_{std::move(key)},
      problem_{std::move(problem)}
{}

JsonDocument::JsonDocument(SourceText source)
    : text_{without_byte_order_mark(source.text)},
      file_{source.file},
      tree_(read_json({.text = text_, .file = file_}))
{}

JsonView JsonDocument::root() const
{
    return {tree_, *this};
}

JsonPath JsonDocument::path_to(const json& value) const
{
    JsonPath path;
    find_path(tree_, value, path);
    return path;
}

std::string to_string(const JsonPath& path)
{
    std::string text;
    for (const auto& key : path) {
        if (is_index(key)) {
            text += fmt::format("[{}]", key);
        } else {
            text += (text.empty() ? "" : ".") + shown(key);
        }
    }
    return text;
}

std::string shown(std::string_view text)
{
    constexpr std::size_t longest = 60;
    std::string visible;
    for (const char c : text.substr(0, longest)) {
        const auto byte = static_cast<unsigned char>(c);
        visible += byte < 0x20 || byte == 0x7F ? '?' : c;
    }
    if (text.size() > longest) {
        // A cut inside a UTF-8 sequence would leave half a letter.
        while (!visible.empty() && (static_cast<unsigned char>(visible.back()) & 0x80U) != 0) {
            visible.pop_back();
        }
        visible += "...";
    }
    return visible;
}

void JsonView::require_object() const
{
    if (!value_->is_object()) {
        fail("expected an object: { ... }");
    }
}

JsonView JsonView::operator[](std::string_view key) const
{
    const auto member = find(key);
    if (!member) {
        auto path = document_->path_to(*value_);
        const auto where = locate(document_->source(), path);
        path.emplace_back(key);
        throw JsonError{where, to_string(path), "is missing"};
    }
    return *member;
}

std::optional<JsonView> JsonView::find(std::string_view key) const
{
    require_object();
    const auto member = value_->find(key);
    return member == value_->end() ? std::nullopt : std::optional{JsonView{*member, *document_}};
}

void JsonView::allow_only(std::initializer_list<std::string_view> keys) const
{
    for_each_member([&](const std::string& key, const JsonView& member) {
        member.allow_as(key, {keys.begin(), keys.size()});
    });
}

void JsonView::allow_as(std::string_view own_key, std::span<const std::string_view> keys) const
{
    if (!own_key.starts_with("x-") && std::ranges::find(keys, own_key) == keys.end()) {
        fail("unknown key; keys that begin with \"x-\" are ignored");
    }
}

std::string JsonView::member_names() const
{
    std::string names;
    for_each_member([&](const std::string& key, const JsonView& /*member*/) {
        names += (names.empty() ? "" : ", ") + shown(key);
    });
    return names;
}

std::size_t JsonView::size(std::string_view expected) const
{
    if (!value_->is_array()) {
        fail(fmt::format("expected {}", expected));
    }
    return value_->size();
}

JsonView JsonView::operator[](std::size_t index) const
{
    return {value_->at(index), *document_};
}

std::string JsonView::string() const
{
    if (!value_->is_string()) {
        fail("expected text in quotes");
    }
    return value_->get<std::string>();
}

bool JsonView::boolean() const
{
    if (!value_->is_boolean()) {
        fail("expected true or false");
    }
    return value_->get<bool>();
}

double JsonView::number() const
{
    if (!value_->is_number()) {
        fail("expected a number");
    }
    return value_->get<double>();
}

double JsonView::number_in(double lowest, double highest) const
{
    const double value = number();
    if (!(value >= lowest && value <= highest)) {
        fail(fmt::format("{} is outside [{}, {}]", value, lowest, highest));
    }
    return value;
}

std::int64_t JsonView::integer_in(std::int64_t lowest, std::int64_t highest) const
{
    const double value = number_in(static_cast<double>(lowest), static_cast<double>(highest));
    if (value != std::floor(value)) {
        fail(fmt::format("expected a whole number, not {}", value));
    }
    return static_cast<std::int64_t>(value);
}

SourcePosition JsonView::position() const
{
    return locate(document_->source(), document_->path_to(*value_));
}

void JsonView::fail(const std::string& problem) const
{
    const auto path = document_->path_to(*value_);
    throw JsonError{locate(document_->source(), path), to_string(path), problem};
}

}  // namespace transect::formats
