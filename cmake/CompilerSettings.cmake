# Warnings, sanitizers, coverage and the compiler cache, for every target of the project.

add_library(glossator_settings INTERFACE)
target_compile_features(glossator_settings INTERFACE cxx_std_20)
target_compile_definitions(glossator_settings INTERFACE
    QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_FOREACH
    QT_DISABLE_DEPRECATED_BEFORE=0x060400)
target_compile_options(glossator_settings INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-qual -Werror)

set(GLOSSATOR_SANITIZE "" CACHE STRING "Sanitizers, as in -fsanitize=: address,undefined or thread")
if(GLOSSATOR_SANITIZE)
    # g++ takes the checks that it adds itself for ways to uninitialized values.
    target_compile_options(glossator_settings INTERFACE
        -fsanitize=${GLOSSATOR_SANITIZE} -fno-omit-frame-pointer -Wno-maybe-uninitialized)
    target_link_options(glossator_settings INTERFACE -fsanitize=${GLOSSATOR_SANITIZE})
endif()

# libtorch draws in libraries that use Qt 5, and a program hands what it exports to all that it loads: Qt 6's inline functions must not
# be found under the names of Qt 5's. Nor their static variables, which g++ would have unique in the whole process.
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
target_compile_options(glossator_settings INTERFACE $<$<CXX_COMPILER_ID:GNU>:-fno-gnu-unique>)

option(GLOSSATOR_COVERAGE "Instrument for gcov" OFF)
if(GLOSSATOR_COVERAGE)
    target_compile_options(glossator_settings INTERFACE --coverage)
    target_link_options(glossator_settings INTERFACE --coverage)
endif()

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
    # Without these it would keep nothing that is compiled with precompiled headers.
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
        "${CCACHE_PROGRAM}")
endif()

# glossator_library(NAME SOURCES… LINK TARGETS…): one folder, one static library; includes are written from the folder above.
function(glossator_library name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINK;PRIVATE_LINK" ${ARGN})
    add_library(${name} STATIC ${ARG_SOURCES})
    cmake_path(GET CMAKE_CURRENT_SOURCE_DIR PARENT_PATH parent)
    target_include_directories(${name} PUBLIC "${parent}")
    target_link_libraries(${name} PUBLIC ${ARG_LINK} PRIVATE glossator_settings ${ARG_PRIVATE_LINK})
endfunction()
