// The text as readers would see it, from the unsaved form, beside the text.
import { config, form } from "newsroom/article";
