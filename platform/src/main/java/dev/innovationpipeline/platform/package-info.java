/** Capabilities that the services share and no subscriber needs, each an auto-configuration. */
@NullMarked
package dev.innovationpipeline.platform;

import org.jspecify.annotations.NullMarked;
