/** The rules of settings, and the failure that names those that break them. */
@NullMarked
package dev.innovationpipeline.platform.settings;

import org.jspecify.annotations.NullMarked;
