"""The recipe for Conan 2. It builds the tree that it stands in:

    conan create src/package/conan --build=missing -s compiler.cppstd=20
"""

import re
from pathlib import Path

from conan import ConanFile
from conan.tools.build import check_min_cppstd
from conan.tools.cmake import CMake, CMakeDeps, CMakeToolchain, cmake_layout
from conan.tools.files import copy, load, rmdir

required_conan_version = ">=2.1"


class Guong(ConanFile):
    name = "guong"
    description = "An embeddable rules engine that says why"
    license = "Apache-2.0"
    topics = ("rules-engine", "eligibility", "explanation", "unicode")
    package_type = "library"
    settings = "os", "arch", "compiler", "build_type"
    # with_c: the library for C, which is a shared one whatever `shared` says of guong::guong. with_cli: the command guong.
    options = {"shared": [True, False], "with_c": [True, False], "with_cli": [True, False]}
    # Of Boost only headers are used, which spares the build of its libraries.
    default_options = {"shared": False, "with_c": False, "with_cli": False, "boost/*:header_only": True}

    @property
    def _tree(self):
        return Path(self.recipe_folder).parents[2]

    def set_version(self):
        header = load(self, self._tree / "include/guong/version.hpp")
        self.version = re.search(r'define GUONG_VERSION "([0-9.]+)"', header).group(1)

    def export_sources(self):
        for pattern in ("CMakeLists.txt", "LICENSE", "include/*", "src/*", "bindings/*.cmake", "bindings/declared_function.hpp", "bindings/c/*", "bindings/cli/*"):
            copy(self, pattern, self._tree, self.export_sources_folder)

    def layout(self):
        cmake_layout(self)

    def requirements(self):
        # Hosts see all of them: guong/json.hpp names the type of nlohmann/json, and guong::header_only compiles the sources.
        self.requires("boost/[>=1.74 <2]", transitive_headers=True)
        self.requires("nlohmann_json/[>=3.9 <4]", transitive_headers=True)
        self.requires("utf8proc/[>=2.5 <3]", transitive_headers=True)
        if self.options.with_cli:
            self.requires("cli11/[>=2.1 <3]", visible=False)

    def validate(self):
        check_min_cppstd(self, 20)

    def generate(self):
        toolchain = CMakeToolchain(self)
        toolchain.cache_variables["GUONG_BUILD_C"] = bool(self.options.with_c)
        toolchain.cache_variables["GUONG_BUILD_CLI"] = bool(self.options.with_cli)
        toolchain.cache_variables["GUONG_BUILD_TESTS"] = False
        toolchain.cache_variables["GUONG_BUILD_EXAMPLES"] = False
        toolchain.generate()
        CMakeDeps(self).generate()

    def build(self):
        cmake = CMake(self)
        cmake.configure()
        cmake.build()

    def package(self):
        CMake(self).install()
        copy(self, "LICENSE", self.source_folder, Path(self.package_folder) / "licenses")
        # Conan writes these for every host anew, from what follows.
        rmdir(self, Path(self.package_folder) / "lib/cmake")
        rmdir(self, Path(self.package_folder) / "lib/pkgconfig")

    def package_info(self):
        major, minor, _ = self.version.split(".")
        headers = [f"include/guong-{major}.{minor}/include"]
        foreign = ["nlohmann_json::nlohmann_json", "utf8proc::utf8proc"]
        threads = ["pthread"] if self.settings.os in ("Linux", "FreeBSD") else []

        compiled = self._component("guong", "guong::guong", "guong")
        compiled.libs, compiled.includedirs, compiled.requires, compiled.system_libs = ["guong"], headers, foreign, threads

        header_only = self._component("header_only", "guong::header_only", "guong_header_only")
        header_only.includedirs, header_only.requires, header_only.system_libs = headers, [*foreign, "boost::headers"], threads

        if self.options.with_c:
            c = self._component("c", "guong::c", "guong_c")
            c.libs, c.requires = ["guong_c"], ["guong"] if self.options.shared else []

    def _component(self, name, cmake_target, pkg_config_name):
        component = self.cpp_info.components[name]
        component.set_property("cmake_target_name", cmake_target)
        component.set_property("pkg_config_name", pkg_config_name)
        return component
