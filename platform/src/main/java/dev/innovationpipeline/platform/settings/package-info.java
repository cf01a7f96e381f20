/** What settings must be, and the failure that says which are not. */
@NullMarked
package dev.innovationpipeline.platform.settings;

import org.jspecify.annotations.NullMarked;
