/** What the services share and no subscriber needs: one auto-configuration for each capability. */
@NullMarked
package dev.innovationpipeline.platform;

import org.jspecify.annotations.NullMarked;
