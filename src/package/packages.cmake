# Packages: cpack -G DEB makes entente (the program) and libentente-dev; cpack -G TGZ a folder with all it needs.
set(CPACK_PACKAGE_NAME entente)
set(CPACK_PACKAGE_VENDOR "The entente authors")
set(CPACK_PACKAGE_CONTACT "The entente authors <entente@example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "relationship graphs and dated timelines from one document")
set(CPACK_PACKAGE_DESCRIPTION "One structured text file, a dossier of actors, ties, dated events and sources, becomes a \
graph of who acts on whom, a dated timeline, and both on one page, as SVG, PNG or PDF for reports and slides.")
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_COMPONENTS_ALL program development)
set(CPACK_COMPONENTS_GROUPING IGNORE)

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION graphics)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME entente)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_RECOMMENDS fonts-liberation)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SUGGESTS pandoc)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libentente-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS
    "entente (= ${PROJECT_VERSION}), libboost-dev (>= 1.74), libfmt-dev (>= 9), libexpat1-dev, zlib1g-dev, libzstd-dev, libyaml-cpp-dev, libgraphviz-dev, libharfbuzz-dev, libfribidi-dev, libicu-dev, pkg-config")
set(CPACK_COMPONENT_PROGRAM_DESCRIPTION ${CPACK_PACKAGE_DESCRIPTION})
set(CPACK_COMPONENT_DEVELOPMENT_DESCRIPTION "Headers and library to draw the figures of entente from C++ programs.")

# An archive of the sources has what is under version control alone.
set(CPACK_SOURCE_GENERATOR TGZ)
set(CPACK_SOURCE_IGNORE_FILES "/\\\\.git/;/build[^/]*/;/node_modules/;\\\\.got\\\\.")
set(CPACK_PROJECT_CONFIG_FILE ${CMAKE_CURRENT_LIST_DIR}/generator.cmake)
include(CPack)
