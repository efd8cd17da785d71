# Target glossator_torch: Debian's libtorch 1.13, or a libtorch 2.x that GLOSSATOR_TORCH_DIR or CMAKE_PREFIX_PATH names. The
# configuration files that come with either pull in far more than the programs use, so the libraries are named here.

set(torch_hints ${GLOSSATOR_TORCH_DIR})
if(GLOSSATOR_TORCH_DIR)
    set(torch_search NO_DEFAULT_PATH)
endif()
find_path(TORCH_INCLUDE_DIR torch/csrc/api/include/torch/torch.h
    HINTS ${torch_hints} "${GLOSSATOR_TORCH_DIR}/torch" PATH_SUFFIXES include ${torch_search} REQUIRED)
foreach(library torch_cpu c10)
    find_library(TORCH_${library} ${library}
        HINTS ${torch_hints} "${GLOSSATOR_TORCH_DIR}/torch" PATH_SUFFIXES lib ${torch_search} REQUIRED)
endforeach()
# CUDA's part registers itself when it is loaded; nothing calls it by name.
find_library(TORCH_torch_cuda torch_cuda
    HINTS ${torch_hints} "${GLOSSATOR_TORCH_DIR}/torch" PATH_SUFFIXES lib ${torch_search})

add_library(glossator_torch INTERFACE)
target_include_directories(glossator_torch SYSTEM INTERFACE
    "${TORCH_INCLUDE_DIR}" "${TORCH_INCLUDE_DIR}/torch/csrc/api/include")
target_link_libraries(glossator_torch INTERFACE "${TORCH_torch_cpu}" "${TORCH_c10}")
if(TORCH_torch_cuda)
    target_link_options(glossator_torch INTERFACE "-Wl,--no-as-needed,${TORCH_torch_cuda},--as-needed")
endif()

# libtorch's headers share work among threads by OpenMP, and silently do it all on one where that is off. The thread sanitizer does not
# know OpenMP: see core/model/parallel.cpp.
if(NOT GLOSSATOR_SANITIZE STREQUAL "thread")
    find_package(OpenMP REQUIRED COMPONENTS CXX)
    target_link_libraries(glossator_torch INTERFACE OpenMP::OpenMP_CXX)
endif()
