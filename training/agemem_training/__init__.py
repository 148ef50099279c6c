"""The gradient half of AgeMem Studio's training. Episodes, rewards and advantages are the app's; the loss is TRL's."""
