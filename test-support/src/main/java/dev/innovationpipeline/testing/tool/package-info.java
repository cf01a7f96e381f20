/** Programs that tests need and that Maven does not fetch: browsers, interpreters, Prometheus. */
@NullMarked
package dev.innovationpipeline.testing.tool;

import org.jspecify.annotations.NullMarked;
