package dev.innovationpipeline.benchmarks.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Code that is moved or renamed must take its points along. */
class HaltPointTest {

  @ParameterizedTest
  @EnumSource
  void isAMethodOfTheProduct(HaltPoint point) throws ClassNotFoundException {
    Class<?> type = Class.forName(point.className(), false, getClass().getClassLoader());

    assertThat(Arrays.stream(type.getDeclaredMethods()).map(Method::getName))
        .contains(point.method());
  }
}
