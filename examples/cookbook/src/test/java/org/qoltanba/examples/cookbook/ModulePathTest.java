package org.qoltanba.examples.cookbook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The recipes only show that the SDK works as modules if they run as modules themselves. */
class ModulePathTest {

    @Test
    void theCookbookIsANamedModule() {
        assertThat(getClass().getModule().getName()).isEqualTo("org.qoltanba.examples.cookbook");
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.qoltanba.api", "org.qoltanba.crypto", "org.qoltanba.client", "org.qoltanba.testkit"})
    void thePublishedModuleIsResolvedWithADescriptorOfItsOwn(String name) {
        assertThat(ModuleLayer.boot().findModule(name))
                .as("module %s in the boot layer", name)
                .hasValueSatisfying(module ->
                        assertThat(module.getDescriptor().isAutomatic()).isFalse());
    }
}
