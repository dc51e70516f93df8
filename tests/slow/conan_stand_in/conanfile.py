"""Stands in for ConanCenter, so that the test needs none: each name gives what Debian has installed, by the targets of ConanCenter's recipe.

    conan create tests/slow/conan_stand_in --name=boost --version=1.74.0
"""

from conan import ConanFile


class StandIn(ConanFile):
    options = {"header_only": [True]}  # what is asked of Boost
    default_options = {"header_only": True}

    def package_info(self):
        # Headers and libraries are where compilers look by themselves.
        self.cpp_info.includedirs = self.cpp_info.libdirs = self.cpp_info.bindirs = []
        if self.name == "boost":
            self.cpp_info.set_property("cmake_file_name", "Boost")
            self.cpp_info.components["headers"].set_property("cmake_target_name", "Boost::headers")
            self.cpp_info.components["headers"].includedirs = []
        elif self.name == "utf8proc":
            self.cpp_info.set_property("pkg_config_name", "libutf8proc")
            self.cpp_info.system_libs = ["utf8proc"]
        elif self.name == "cli11":
            self.cpp_info.set_property("cmake_file_name", "CLI11")
            self.cpp_info.set_property("cmake_target_name", "CLI11::CLI11")
