/** The page in a real browser, on the whole pipeline. */
@NullMarked
package dev.innovationpipeline.systemtests.page;

import org.jspecify.annotations.NullMarked;
