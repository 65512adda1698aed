/// Numbers as C writes them, whatever locale the program has set.

#pragma once

#include <memory>
#include <type_traits>

#include <locale.h>  // NOLINT(modernize-deprecated-headers): POSIX locales are not in <clocale>

namespace transect::formats {

/// While one lives, this thread's C library reads and writes "1.5": GDAL's GRIB code reads tables
/// of its own with it. Other threads do not notice. They nest.
class PlainNumbers {
public:
    PlainNumbers();
    PlainNumbers(const PlainNumbers&) = delete;
    PlainNumbers& operator=(const PlainNumbers&) = delete;
    PlainNumbers(PlainNumbers&&) = delete;
    PlainNumbers& operator=(PlainNumbers&&) = delete;
    ~PlainNumbers();

private:
    struct FreeLocale {
        void operator()(locale_t locale) const { freelocale(locale); }
    };

    std::unique_ptr<std::remove_pointer_t<locale_t>, FreeLocale> plain_;
    locale_t before_;
};

}  // namespace transect::formats
