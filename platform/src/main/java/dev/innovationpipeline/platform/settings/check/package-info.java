/** Checks all settings at the start, and says every fault at once. */
@NullMarked
package dev.innovationpipeline.platform.settings.check;

import org.jspecify.annotations.NullMarked;
