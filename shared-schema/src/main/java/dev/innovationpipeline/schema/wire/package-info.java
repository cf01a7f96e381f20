/** Events as Kafka records: JSON bodies, CloudEvents 1.0 headers. */
@NullMarked
package dev.innovationpipeline.schema.wire;

import org.jspecify.annotations.NullMarked;
