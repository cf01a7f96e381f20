/** The page in a real browser, on the whole pipeline. */
@NullMarked
package dev.innovationpipeline.local.page;

import org.jspecify.annotations.NullMarked;
