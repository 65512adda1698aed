# Manual pages are Markdown; pandoc, where it is installed, makes man pages of them.
find_program(PANDOC pandoc)
mark_as_advanced(PANDOC)

# transect_manual(NAME.1.md)
function(transect_manual page)
    if(NOT PANDOC)
        return()
    endif()
    string(REGEX REPLACE "\\.md$" "" manual "${page}")
    add_custom_command(OUTPUT "${manual}"
        COMMAND "${PANDOC}" -s -t man -M "footer=transect ${PROJECT_VERSION}"
            "${CMAKE_CURRENT_SOURCE_DIR}/${page}" -o "${manual}"
        DEPENDS "${page}" VERBATIM)
    add_custom_target("${manual}_manual" ALL DEPENDS "${manual}")
    install(FILES "${CMAKE_CURRENT_BINARY_DIR}/${manual}" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1")
endfunction()
