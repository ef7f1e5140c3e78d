//! All steps, met by name: what the window does with a step, it does with
//! whichever is shown.

use iced::widget::Id;
use iced::{Subscription, Task};

use super::context::Context;
use super::step::{self, Action, Main, Room, Step};
use super::step_name::{StepName, steps};
use super::ui::Element;
use super::ui::dialog::Dialog;
#[cfg(any(test, feature = "scenes"))]
use crate::words::Language;

/// A state of a step, among all steps, as [`step::Scene`] makes it.
#[cfg(any(test, feature = "scenes"))]
pub struct Staged {
    /// As the step names it.
    pub name: &'static str,
    /// Makes what the steps share, and the steps.
    pub make: Box<dyn Fn(Language) -> (Context, Steps) + Send + Sync>,
}

macro_rules! registry {
    ($($(#[$doc:meta])*
        $module:ident: $name:ident($state:ident), $words:literal, $rail:literal$(, formerly $formerly:literal)?;)*) => {
        /// All steps. Each keeps its state for as long as the window is open.
        #[derive(Default)]
        pub struct Steps {
            $($(#[$doc])* pub $module: step::$module::$state,)*
        }

        /// What happens within a step, whichever it is.
        #[derive(Clone)]
        pub enum StepMessage {
            $($(#[$doc])* $name(step::$module::Message),)*
        }

        impl StepMessage {
            /// The step that it is for.
            pub fn step(&self) -> StepName {
                match self {
                    $(Self::$name(_) => StepName::$name,)*
                }
            }
        }

        impl Steps {
            /// Something happened within a step: [`Step::update`].
            pub fn update(&mut self, message: StepMessage, context: &mut Context) -> Action<StepMessage> {
                match message {
                    $(StepMessage::$name(message) => {
                        self.$module.update(message, context).map(StepMessage::$name)
                    })*
                }
            }

            /// A person comes to a step: [`Step::enter`].
            pub fn enter(&mut self, step: StepName, context: &mut Context) -> Task<StepMessage> {
                match step {
                    $(StepName::$name => self.$module.enter(context).map(StepMessage::$name),)*
                }
            }

            /// A person leaves a step: [`Step::leave`].
            pub fn leave(&mut self, step: StepName, context: &mut Context) {
                match step {
                    $(StepName::$name => self.$module.leave(context),)*
                }
            }

            /// Whether a step is passed over: [`Step::skip`].
            pub fn skip(&self, step: StepName, context: &Context) -> bool {
                match step {
                    $(StepName::$name => self.$module.skip(context),)*
                }
            }

            /// The main sentence of a step: [`Step::title`].
            pub fn title(&self, step: StepName, context: &Context) -> String {
                match step {
                    $(StepName::$name => self.$module.title(context),)*
                }
            }

            /// The content of a step: [`Step::view`].
            pub fn view<'a>(&'a self, step: StepName, context: &'a Context) -> Element<'a, StepMessage> {
                match step {
                    $(StepName::$name => self.$module.view(context).map(StepMessage::$name),)*
                }
            }

            /// What room a step takes: [`Step::room`].
            pub fn room(&self, step: StepName) -> Room {
                match step {
                    $(StepName::$name => self.$module.room(),)*
                }
            }

            /// The main button of a step: [`Step::main`].
            pub fn main(&self, step: StepName, context: &Context) -> Main<StepMessage> {
                match step {
                    $(StepName::$name => self.$module.main(context).map(StepMessage::$name),)*
                }
            }

            /// What stands beside the main button: [`Step::beside`].
            pub fn beside<'a>(
                &'a self,
                step: StepName,
                narrow: bool,
                context: &'a Context,
            ) -> Option<Element<'a, StepMessage>> {
                match step {
                    $(StepName::$name => {
                        self.$module.beside(narrow, context).map(|beside| beside.map(StepMessage::$name))
                    })*
                }
            }

            /// Why one must stay at a step: [`Step::stay`].
            pub fn stay(&self, step: StepName, context: &Context) -> Option<String> {
                match step {
                    $(StepName::$name => self.$module.stay(context),)*
                }
            }

            /// Back within a step: [`Step::back`].
            pub fn back(&mut self, step: StepName, context: &mut Context) -> Option<Task<StepMessage>> {
                match step {
                    $(StepName::$name => self.$module.back(context).map(|task| task.map(StepMessage::$name)),)*
                }
            }

            /// The question of a step: [`Step::dialog`].
            pub fn dialog<'a>(&'a self, step: StepName, context: &'a Context) -> Option<Dialog<'a, StepMessage>> {
                match step {
                    $(StepName::$name => self.$module.dialog(context).map(|dialog| dialog.map(StepMessage::$name)),)*
                }
            }

            /// The help of a step: [`Step::help`].
            pub fn help(&self, step: StepName, context: &Context) -> String {
                match step {
                    $(StepName::$name => self.$module.help(context),)*
                }
            }

            /// What has the focus when a step is entered: [`Step::first_focus`].
            pub fn first_focus(&self, step: StepName, context: &Context) -> Option<Id> {
                match step {
                    $(StepName::$name => self.$module.first_focus(context),)*
                }
            }

            /// Events of a visit to a step: [`Step::subscription`].
            pub fn subscription(&self, step: StepName, context: &Context) -> Subscription<StepMessage> {
                match step {
                    $(StepName::$name => self.$module.subscription(context).map(StepMessage::$name),)*
                }
            }

            /// Whether a step lets the window be closed: [`Step::may_close`].
            pub fn may_close(&mut self, step: StepName, context: &mut Context) -> bool {
                match step {
                    $(StepName::$name => self.$module.may_close(context),)*
                }
            }
        }

        /// Every state of every step that is worth looking at.
        #[cfg(any(test, feature = "scenes"))]
        pub fn staged() -> Vec<Staged> {
            let mut all = Vec::new();
            $(for scene in step::$module::scenes() {
                let make = move |language| {
                    let (context, $module) = (scene.make)(language);
                    (context, Steps { $module, ..Steps::default() })
                };
                all.push(Staged { name: scene.name, make: Box::new(make) });
            })*
            all
        }
    };
}
steps!(registry);
